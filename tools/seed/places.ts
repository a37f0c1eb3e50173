/** Where a family may have been: what its folder is called, where it lies, and how far its clocks are from UTC. */
export interface Place {
  name: string;
  lat: number;
  lon: number;
  offsetMin: number;
  /** What a person may write on a picture of it. */
  keywords: readonly string[];
}

export const HOME: Place = { name: 'Home', lat: 52.52, lon: 13.405, offsetMin: 60, keywords: ['family', 'home'] };

export const PLACES: readonly Place[] = [
  { name: 'Lisboa', lat: 38.7223, lon: -9.1393, offsetMin: 0, keywords: ['Portugal', 'holiday', 'tram'] },
  { name: 'Kraków', lat: 50.0647, lon: 19.945, offsetMin: 60, keywords: ['Polska', 'city'] },
  { name: 'Αθήνα', lat: 37.9838, lon: 23.7275, offsetMin: 120, keywords: ['Ελλάδα', 'holiday'] },
  { name: 'Байкал', lat: 53.5587, lon: 108.165, offsetMin: 480, keywords: ['озеро', 'winter'] },
  { name: '京都', lat: 35.0116, lon: 135.7681, offsetMin: 540, keywords: ['日本', '寺', 'holiday'] },
  { name: '서울', lat: 37.5665, lon: 126.978, offsetMin: 540, keywords: ['한국', 'city'] },
  { name: 'القاهرة', lat: 30.0444, lon: 31.2357, offsetMin: 120, keywords: ['مصر', 'holiday'] },
  { name: 'תל אביב', lat: 32.0853, lon: 34.7818, offsetMin: 120, keywords: ['beach'] },
  { name: 'मुंबई', lat: 19.076, lon: 72.8777, offsetMin: 330, keywords: ['भारत', 'wedding'] },
  { name: 'เชียงใหม่', lat: 18.7883, lon: 98.9853, offsetMin: 420, keywords: ['holiday', 'temple'] },
  { name: 'Reykjavík', lat: 64.1466, lon: -21.9426, offsetMin: 0, keywords: ['Ísland', 'aurora', 'landscape'] },
  { name: 'São Paulo', lat: -23.5505, lon: -46.6333, offsetMin: -180, keywords: ['Brasil', 'city'] },
  { name: 'New York', lat: 40.7128, lon: -74.006, offsetMin: -300, keywords: ['city', 'skyline'] },
  { name: 'Grand Canyon', lat: 36.1069, lon: -112.1129, offsetMin: -420, keywords: ['landscape', 'hiking'] },
  { name: 'Cape Town', lat: -33.9249, lon: 18.4241, offsetMin: 120, keywords: ['beach', 'penguins'] },
  { name: 'Sydney', lat: -33.8688, lon: 151.2093, offsetMin: 600, keywords: ['Australia', 'beach'] },
  { name: 'Suva', lat: -18.1248, lon: 178.4501, offsetMin: 720, keywords: ['Fiji', 'diving'] },
  { name: 'Oma Käthe', lat: 48.1351, lon: 11.582, offsetMin: 60, keywords: ['family', 'Oma', 'birthday'] },
  { name: 'Alpes 2 🏔️', lat: 45.9237, lon: 6.8694, offsetMin: 60, keywords: ['ski', 'winter', 'landscape'] },
  { name: 'Garden', lat: 52.5163, lon: 13.3777, offsetMin: 60, keywords: ['flowers', 'macro'] },
];
