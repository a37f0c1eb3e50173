/** Amounts side by side, drawn by ourselves; whoever can't see them has a table beside it. */
import './barChart.css';

interface Bar {
  /** Below it, where there is room. */
  label: string;
  value: number;
  /** Under the pointer. */
  says: string;
}

interface Props {
  /** What is shown, in a sentence. */
  label: string;
  bars: readonly Bar[];
}

const HEIGHT_PX = 96;
const LABEL_PX = 20;
/** As many as find room beside each other on a phone. */
const MOST_LABELS = 7;
/** What is there at all is seen. */
const LEAST_PX = 2;
/** Of the place of a bar. */
const FILLED = 0.72;

export function BarChart({ label, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const width = 100 / bars.length;
  const every = Math.ceil(bars.length / MOST_LABELS);
  return (
    <svg class="bar-chart" role="img" aria-label={label} height={HEIGHT_PX + LABEL_PX}>
      {bars.map(({ label: below, value, says }, i) => {
        const height = value > 0 ? Math.max(LEAST_PX, (value / most) * HEIGHT_PX) : 0;
        const left = i * width;
        return (
          <g key={below}>
            {/* All of its column is under the pointer. */}
            <rect class="column" x={`${left}%`} y={0} width={`${width}%`} height={HEIGHT_PX}>
              <title>{says}</title>
            </rect>
            <rect
              class="value"
              x={`${left + (width * (1 - FILLED)) / 2}%`}
              y={HEIGHT_PX - height}
              width={`${width * FILLED}%`}
              height={height}
              rx={Math.min(2, height / 2)}
            />
            {i % every === Math.floor(((bars.length - 1) % every) / 2) && (
              <text x={`${left + width / 2}%`} y={HEIGHT_PX + LABEL_PX - 5}>
                {below}
              </text>
            )}
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={HEIGHT_PX + 0.5} y2={HEIGHT_PX + 0.5} />
    </svg>
  );
}
