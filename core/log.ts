/** One JSON line per event: `{at, event, program, ...fields}`; events are named `noun.verb`. */
export type Log = (event: string, fields?: object) => void;

export function jsonLog(program: string, write: (line: string) => void, now: () => number = Date.now): Log {
  return (event, fields) =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), event, program, ...fields })}\n`);
}
