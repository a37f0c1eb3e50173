/** What every implementation of `Queue` must do, sentence by sentence of the port. */
import { beforeEach, describe, expect, it } from 'vitest';
import { OutageError } from '../../core/outage.ts';
import type { Handle, Message, Queue } from '../../core/queue.ts';
import { textsOf } from '../textsOf.ts';

export interface QueueUnderTest {
  queue: Queue;
  /** A queue that does not exist. */
  absent: Queue;
  now(): number;
  wait(seconds: number): Promise<void>;
}

export function queueContract(name: string, make: () => Promise<QueueUnderTest>): void {
  describe(`${name} keeps the contract of Queue`, () => {
    let under: QueueUnderTest;
    let queue: Queue;
    beforeEach(async () => {
      under = await make();
      queue = under.queue;
    });

    const take = async (holdSeconds = 60): Promise<Message> => {
      const [message] = await queue.receive(1, holdSeconds);
      if (!message) throw new Error('nothing to receive');
      return message;
    };
    const updated = async (handle: Handle, text: string, seconds: number): Promise<Handle> => {
      const answer = await queue.update(handle, text, seconds);
      if (answer === 'lost') throw new Error('unexpectedly lost');
      return answer;
    };

    describe('sending and receiving', () => {
      it('delivers what was sent, says how often and since when, and hides it for the hold', async () => {
        const { id } = await queue.send('hello');
        const message = await take();
        expect(message).toMatchObject({ id, text: 'hello', deliveries: 1 });
        expect(message.sentAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
        expect(Math.abs(Date.parse(message.sentAt) - under.now())).toBeLessThan(5000);
        expect(await queue.receive(1, 60)).toEqual([]);
      });

      it.each([
        ['base64', 'eyJhIjoxfQ=='],
        ['XML', `<a href="x">&amp; 'y'</a>]]>`],
        ['space around it', '  a\tb \n c  '],
        ['Unicode', 'naïve 写真 😀'],
        ['a number', '0123'],
        ['64 KiB', 'x'.repeat(64 * 1024)],
      ])('gives a text back as it was sent: %s', async (_, text) => {
        await queue.send(text);
        expect(await textsOf(queue, 1)).toEqual([text]);
        expect((await take()).text).toBe(text);
      });

      it('refuses a text of more than 64 KiB', async () => {
        await expect(queue.send('x'.repeat(64 * 1024 + 1))).rejects.toThrow();
        await expect(queue.send('x'.repeat(64 * 1024 + 1))).rejects.not.toBeInstanceOf(OutageError);
        expect(await queue.depth()).toBe(0);
      });

      it('gives an empty list at once when nothing is visible', async () => {
        const before = performance.now();
        expect(await queue.receive(32, 30)).toEqual([]);
        expect(performance.now() - before).toBeLessThan(2000);
      });

      it('takes no more than it was asked for, and each message once', async () => {
        for (let i = 0; i < 35; i += 1) await queue.send(`${i}`);
        const first = await queue.receive(3, 60);
        const second = await queue.receive(32, 60);
        expect(first).toHaveLength(3);
        expect(second).toHaveLength(32);
        expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(35);
      });

      it.each([0, 33, 1.5])('refuses to receive or peek at %d messages', async (count) => {
        await expect(queue.receive(count, 30)).rejects.toThrow('from 1 to 32');
        await expect(queue.peek(count)).rejects.toThrow('from 1 to 32');
      });

      it.each([0, 7 * 24 * 3600 + 1, 0.5])('refuses a hold of %d seconds', async (seconds) => {
        await expect(queue.receive(1, seconds)).rejects.toThrow('whole numbers from 1');
      });

      it('delivers again when the hold ends, and counts it', async () => {
        await queue.send('hello');
        const first = await take(1);
        await under.wait(1.2);
        const second = await take(1);
        expect(second).toMatchObject({ id: first.id, text: 'hello', deliveries: 2, sentAt: first.sentAt });
        expect(await queue.remove(first)).toBe('lost');
        expect(await queue.update(first, 'x', 5)).toBe('lost');
        expect(await queue.remove(second)).toBe('removed');
      });

      it('sends hidden, and shows the message when its time has come', async () => {
        await queue.send('later', { hiddenSeconds: 2 });
        expect(await queue.receive(1, 60)).toEqual([]);
        expect(await textsOf(queue, 1)).toEqual([]);
        await under.wait(2.2);
        expect(await take()).toMatchObject({ text: 'later', deliveries: 1 });
      });

      it('gives the sender a handle, so that it can take back what nobody has received', async () => {
        const hidden = await queue.send('a', { hiddenSeconds: 60 });
        expect(await queue.remove(hidden)).toBe('removed');
        const visible = await queue.send('b');
        const shown = await updated(visible, 'c', 0);
        expect(await queue.remove(visible)).toBe('lost');
        expect(await textsOf(queue, 1)).toEqual(['c']);
        expect(await queue.remove(shown)).toBe('removed');
        expect(await queue.depth()).toBe(0);
      });

      it('voids the handle of the sender once somebody has received the message', async () => {
        const sent = await queue.send('a');
        const message = await take();
        expect(await queue.remove(sent)).toBe('lost');
        expect(await queue.update(sent, 'x', 0)).toBe('lost');
        expect(await queue.remove(message)).toBe('removed');
      });
    });

    describe('updating', () => {
      it('makes a new handle, voids the old one, and replaces the text', async () => {
        await queue.send('one');
        const message = await take();
        const handle = await updated(message, 'two', 60);
        expect(handle).toMatchObject({ id: message.id });
        expect(handle.receipt).not.toBe(message.receipt);
        expect(await queue.update(message, 'x', 60)).toBe('lost');
        expect(await queue.remove(message)).toBe('lost');
        const shown = await updated(handle, 'three', 0);
        expect(await textsOf(queue, 1)).toEqual(['three']);
        expect(await queue.remove(shown)).toBe('removed');
      });

      it('shows the message at once with 0 seconds, and does not count that as a delivery', async () => {
        await queue.send('one');
        await updated(await take(), 'two', 0);
        expect(await take()).toMatchObject({ text: 'two', deliveries: 2 });
      });

      it('makes the hold longer from now on', async () => {
        await queue.send('one');
        const message = await take(1);
        const handle = await updated(message, 'one', 60);
        await under.wait(1.2);
        expect(await queue.receive(1, 60)).toEqual([]);
        expect(await queue.remove(handle)).toBe('removed');
      });

      it('is lost on a message that is gone, also after a first answer that got lost', async () => {
        await queue.send('one');
        const message = await take();
        // As if this answer had never arrived: all that is left is the old handle.
        await updated(message, 'one', 60);
        expect(await queue.update(message, 'one', 60)).toBe('lost');
        await queue.send('two');
        const other = await take();
        await queue.remove(other);
        expect(await queue.update(other, 'two', 60)).toBe('lost');
      });
    });

    describe('removing', () => {
      it('removes for good; twice is lost', async () => {
        await queue.send('one');
        const message = await take(1);
        expect(await queue.remove(message)).toBe('removed');
        expect(await queue.remove(message)).toBe('lost');
        await under.wait(1.2);
        expect(await queue.receive(1, 60)).toEqual([]);
        expect(await queue.depth()).toBe(0);
      });

      it('is lost with a handle that never was', async () => {
        await queue.send('one');
        const message = await take();
        expect(await queue.remove({ id: message.id, receipt: 'made up' })).toBe('lost');
        expect(await queue.update({ id: message.id, receipt: 'made up' }, 'x', 1)).toBe('lost');
        expect(await queue.depth()).toBe(1);
      });

      it('clears what is waiting, hidden and held, for good; on an empty queue that is harmless', async () => {
        await queue.send('held');
        const message = await take();
        await queue.send('hidden', { hiddenSeconds: 60 });
        await queue.send('waiting');
        await queue.clear();
        expect(await queue.depth()).toBe(0);
        expect(await queue.update(message, 'held', 0)).toBe('lost');
        expect(await queue.remove(message)).toBe('lost');
        await queue.clear();
        await queue.send('after');
        expect((await take()).text).toBe('after');
      });
    });

    describe('looking', () => {
      it('counts waiting, hidden and held messages in the depth', async () => {
        expect(await queue.depth()).toBe(0);
        await queue.send('waiting');
        await queue.send('hidden', { hiddenSeconds: 60 });
        await queue.send('held');
        await queue.receive(1, 60);
        expect(await queue.depth()).toBe(3);
      });

      it('peeks at visible messages without taking or counting them', async () => {
        for (const text of ['a', 'b', 'c']) await queue.send(text);
        await queue.send('hidden', { hiddenSeconds: 60 });
        expect(await textsOf(queue, 2)).toHaveLength(2);
        expect((await textsOf(queue)).sort()).toEqual(['a', 'b', 'c']);
        const seen = await queue.peek(32);
        expect(seen.map(({ deliveries }) => deliveries)).toEqual([0, 0, 0]);
        const taken = await queue.receive(32, 60);
        expect(taken.map(({ deliveries }) => deliveries)).toEqual([1, 1, 1]);
        expect(seen.map(({ sentAt }) => sentAt).sort()).toEqual(taken.map(({ sentAt }) => sentAt).sort());
        expect(await textsOf(queue)).toEqual([]);
      });
    });

    it('throws OutageError from every method if the queue is not there', async () => {
      const { absent } = under;
      const handle = { id: 'a', receipt: 'b' };
      const attempts = {
        send: () => absent.send('x'),
        receive: () => absent.receive(1, 30),
        update: () => absent.update(handle, 'x', 1),
        remove: () => absent.remove(handle),
        clear: () => absent.clear(),
        depth: () => absent.depth(),
        peek: () => absent.peek(1),
      };
      for (const [what, attempt] of Object.entries(attempts)) {
        const error = await attempt().then(
          (answer) => answer,
          (thrown: unknown) => thrown,
        );
        expect(error, what).toBeInstanceOf(OutageError);
      }
    });
  });
}
