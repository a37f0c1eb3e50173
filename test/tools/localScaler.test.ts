/** What the embedded stack does around its scaler: what a run before it left, and what a person hears. */
import { expect, test } from 'vitest';
import type { Heartbeat } from '../../core/heartbeat.ts';
import { readScalerState } from '../../library/readScalerState.ts';
import { writeState } from '../../scaler/writeState.ts';
import { type ConverterNews, readConverterLine } from '../../tools/local/converterLog.ts';
import { forgetLives } from '../../tools/local/forgetLives.ts';
import { planNews } from '../../tools/local/planNews.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { aSlot, planFor, type Situation, waiting } from '../rules/scaler/aSituation.ts';

const AT = '2026-07-01T00:00:00.000Z';

test('a new run waits for nothing that the last one left, and keeps what it learned and spent', async () => {
  const { storage } = aLibrary();
  await forgetLives(storage, 'local');
  expect((await readScalerState(storage.state)).known).toBeUndefined();

  const kept = {
    ...{ at: AT, decision: 'It decided.', takesLater: true, startUpSeconds: 1.5, queues: [] },
    ...{ work: { 'photo-1M': { jobs: 3, seconds: 1 } }, spent: { date: '2026-07-01', seconds: 60 } },
  };
  const lost = {
    ...{ trouble: 'It stopped.', failures: [{ slot: 'local-00', at: AT, why: 'It died.' }] },
    lives: { 'local-00': { startedAt: AT, worked: false, counted: {} } },
    ...{ busy: { 'local-01': AT }, stopped: { until: AT, times: 1 } },
    backOff: { kind: 'quota', until: AT, times: 1, message: '' } as const,
  };
  await writeState(storage.state, { ...kept, ...lost }, undefined);
  const beat: Heartbeat = {
    ...{ partition: 'converter', key: 'pi', startedAt: AT, beatAt: AT, state: 'idle', outage: '' },
    ...{ jobs: '[]', tools: '[]', missing: '[]', takesLater: false },
  };
  for (const key of ['pi', 'local-00', 'local-07', 'localhost']) await storage.converters.put({ ...beat, key });
  await forgetLives(storage, 'local');
  expect((await readScalerState(storage.state)).known).toEqual({
    ...kept,
    ...{ trouble: '', failures: [], lives: {}, busy: {} },
  });
  const names: string[] = [];
  for await (const { key } of storage.converters.list()) names.push(key);
  expect(names).toEqual(['localhost', 'pi']);
});

test('a person hears what became of a file, and what keeps a converter from working', () => {
  const heard: string[] = [];
  const news: ConverterNews = {
    onSettled: (name) => heard.push(`settled ${name}`),
    onHandedOn: (name, why) => heard.push(`handed on ${name}: ${why}`),
    onTrouble: (line) => heard.push(line),
  };
  const line = (fields: object) => readConverterLine('local-01', JSON.stringify(fields), news);
  line({ event: 'attempt.ended', name: 'a.jpg', outcome: 'done' });
  line({ event: 'attempt.ended', name: 'b.jpg', outcome: 'failed', fault: 'corrupt', message: 'Cut.\nAt line 2.' });
  line({ event: 'attempt.ended', name: 'c.mp4', outcome: 'handedOn', reason: 'It needs ffmpeg.' });
  line({ event: 'attempt.ended', name: 'd.jpg', outcome: 'again' });
  line({ event: 'outage.declared', what: 'storage', message: 'No answer.', waitSeconds: 60 });
  line({ event: 'converter.gave-up', what: 'scratch', message: 'No room.' });
  line({ event: 'converter.hung', message: 'It has got nothing done.' });
  readConverterLine('local-01', 'no line of ours', news);
  expect(heard).toEqual([
    'settled a.jpg',
    'b.jpg: corrupt: Cut.',
    'settled b.jpg',
    'handed on c.mp4: It needs ffmpeg.',
    'local-01 waits 60 s, then tries again. storage: No answer.',
    'local-01 gave up. scratch: No room.',
    'local-01 hangs: it is ended.',
  ]);
});

test('trouble is told once for each stop, however many fail after it', () => {
  const said: string[] = [];
  const hopeless: string[] = [];
  const news = planNews({ say: (line) => said.push(line), onHopeless: (why) => hopeless.push(why) });
  const round = (minute: number, count: number, rest: Situation = { queues: [waiting(5)] }) => {
    const failures = Array.from({ length: count }, () => ({ slot: 'local-00', at: AT, why: 'no room' }));
    const stopped = { until: `2026-07-01T12:${minute}:00.000Z`, times: 1 };
    news(planFor({ memory: { failures, ...(count > 0 && { stopped }) }, ...rest }));
  };
  round(10, 3);
  round(10, 4);
  round(20, 5);
  expect(said).toEqual(['3 converters', '5 converters'].map((start) => expect.stringContaining(start)));
  expect(hopeless).toEqual(said);
  round(30, 0, { slots: [aSlot('ironviper-00')] });
  round(30, 0, { slots: [] });
  expect(said.slice(2)).toEqual(['All is done: no converter is at work any more.']);
});
