/** What ffprobe says of a film, as far as its poster is concerned. */
import { z } from 'zod';
import type { Size } from '../../size.ts';
import { matrixOrientation } from './matrixOrientation.ts';
import { shownSize } from './shownSize.ts';

export interface Film {
  /** The stream to take the poster from. */
  stream: number;
  /** Pixels as stored. */
  stored: Size;
  /** As shown, with square pixels, before it is turned. */
  shown: Size;
  /** EXIF orientation of its frames. */
  orientation: number;
  /** 0: unknown. */
  seconds: number;
  /** Names as ffmpeg has them; absent where the film says nothing. */
  matrix?: string;
  transfer?: string;
}

/** What `-show_entries` is given: no tags, because those may be of any length. */
export const ENTRIES =
  'stream=index,codec_type,width,height,sample_aspect_ratio,color_space,color_transfer' +
  ':stream_disposition=attached_pic,timed_thumbnails:stream_side_data=displaymatrix:format=duration';

const Stream = z.object({
  index: z.number(),
  codec_type: z.string().optional(),
  width: z.number().default(0),
  height: z.number().default(0),
  sample_aspect_ratio: z.string().optional(),
  color_space: z.string().optional(),
  color_transfer: z.string().optional(),
  disposition: z.object({ attached_pic: z.number().default(0), timed_thumbnails: z.number().default(0) }).optional(),
  side_data_list: z.array(z.object({ displaymatrix: z.string().optional() })).default([]),
});

const Answer = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ duration: z.string().optional() }).default({}),
});

/** Nothing if no stream is a film: sound has covers, and films carry their own thumbnails. Throws what zod throws. */
export function filmOf(answer: unknown): Film | undefined {
  const { streams, format } = Answer.parse(answer);
  const stream = streams.find(
    ({ codec_type, width, height, disposition }) =>
      codec_type === 'video' && width > 0 && height > 0 && !disposition?.attached_pic && !disposition?.timed_thumbnails,
  );
  if (!stream) return undefined;
  const { index, width, height, color_space: matrix, color_transfer: transfer } = stream;
  const turning = stream.side_data_list.find(({ displaymatrix }) => displaymatrix)?.displaymatrix;
  const seconds = Number(format.duration ?? 0);
  return {
    stream: index,
    stored: { width, height },
    shown: shownSize({ width, height }, stream.sample_aspect_ratio),
    orientation: turning ? matrixOrientation(turning) : 1,
    seconds: seconds > 0 && Number.isFinite(seconds) ? seconds : 0,
    ...(matrix && { matrix }),
    ...(transfer && { transfer }),
  };
}
