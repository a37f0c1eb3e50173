/** Larger and smaller photos, for whoever has no wheel and no second finger. */
import larger from 'lucide-static/icons/zoom-in.svg?raw';
import smaller from 'lucide-static/icons/zoom-out.svg?raw';
import { IconButton } from '../ui/IconButton.tsx';
import { changeDensity, DENSITIES, density } from './density.ts';

export function DensityButtons() {
  const at = DENSITIES.indexOf(density.value);
  return (
    <>
      <IconButton svg={smaller} label="Smaller photos (-)" disabled={at === 0} onClick={() => changeDensity(-1)} />
      <IconButton
        svg={larger}
        label="Larger photos (+)"
        disabled={at === DENSITIES.length - 1}
        onClick={() => changeDensity(1)}
      />
    </>
  );
}
