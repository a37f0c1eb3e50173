/** What any error means for its job: whose trouble it is, and whether it is tried again. */
import { expect, test } from 'vitest';
import { FAULT_CODES, FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { HandOnError, OvertakenError, StoppedError, verdict } from '../../../core/outcome.ts';

test.each(FAULT_CODES)('a fault %s fails the file, and it alone', (code) => {
  const fault = new FaultError(code, 'why');
  expect(verdict(fault)).toEqual({ kind: 'failed', fault });
});

test('an outage is never the file’s', () => {
  const error = new OutageError('storage', 'refused');
  expect(verdict(error)).toEqual({ kind: 'outage', error });
});

test('what this converter lacks is handed on, with the reason', () => {
  expect(verdict(new HandOnError('too big'))).toEqual({ kind: 'handedOn', reason: 'too big' });
});

test('a hold that ended leaves the file to somebody else', () => {
  expect(verdict(new OvertakenError('late'))).toEqual({ kind: 'overtaken' });
});

test('a converter that must leave gives back', () => {
  expect(verdict(new StoppedError('SIGTERM'))).toEqual({ kind: 'stopped' });
});

const systemError = (code: string) => Object.assign(new Error(`${code}: no`), { code });

test.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EACCES', 'EPERM'])(
  '%s is the machine’s trouble',
  (code) => {
    const cause = systemError(code);
    const outcome = verdict(cause);
    expect(outcome).toMatchObject({ kind: 'outage', error: { what: 'machine', message: cause.message, cause } });
  },
);

test.each([['ENOENT'], ['EPIPE'], ['ERR_WORKER_OUT_OF_MEMORY']])('%s is nobody’s yet: it is tried again', (code) => {
  const error = systemError(code);
  expect(verdict(error)).toEqual({ kind: 'again', error });
});

test('an error of which nobody knows anything is tried again', () => {
  const error = new TypeError('x is not a function');
  expect(verdict(error)).toEqual({ kind: 'again', error });
});

test.each([['a text'], [undefined], [null], [7]])('%s thrown is an error that is tried again', (thrown) => {
  expect(verdict(thrown)).toEqual({ kind: 'again', error: new Error(String(thrown)) });
});
