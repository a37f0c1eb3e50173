/** Stopping the stand-in, and starting it where its port is taken. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { standInBefore } from './fakeAzurite.ts';
import { head, openRaw } from './rawHttp.ts';

const PUT = head('PUT /devstoreaccount1/file-store/a.jpg', { 'Content-Length': 10 });
const GET = head('GET /devstoreaccount1/file-store/a.jpg');

test('stopping finishes the upload and the download under way, events included, and takes nobody new', async () => {
  const reading = Promise.withResolvers<() => void>();
  const uploading = Promise.withResolvers<void>();
  const { port, stop, events } = await standInBefore((req, res) => {
    if (req.method === 'PUT') {
      req.once('data', () => uploading.resolve());
      req.once('end', () => res.writeHead(201).end());
    } else {
      res.writeHead(200, { 'content-length': 10 }).write('12345');
      reading.resolve(() => res.end('67890'));
    }
  });
  const [uploader, reader] = [await openRaw(port), await openRaw(port)];
  let read = '';
  reader.on('data', (chunk) => {
    read += chunk;
  });
  uploader.write(`${PUT}12345`);
  reader.write(GET);
  const finishReading = await reading.promise;
  await uploading.promise;

  const stopped = stop();
  await expect(openRaw(port)).rejects.toThrow('ECONNREFUSED');
  uploader.write('67890');
  const [answer] = await once(uploader, 'data');
  expect(String(answer)).toContain('201 Created');
  expect(events).toHaveLength(1);
  finishReading();
  await Promise.all([stopped, once(reader, 'close')]);
  expect(read).toMatch(/\r\n\r\n1234567890$/);
});

test('stopping does not wait for a connection that is kept open for later', async () => {
  const { port, stop } = await standInBefore((_, res) => res.end('x'));
  const client = await openRaw(port);
  client.write(GET);
  await once(client, 'data');
  await stop();
  client.destroy();
});

test('stopping cuts off, in the end, a client that never finishes', async () => {
  const { port, stop } = await standInBefore((req) => req.resume());
  const client = await openRaw(port);
  client.write(`${PUT}123`);
  client.on('error', () => {});
  const closed = once(client, 'close');
  await stop(20);
  await closed;
});

test('names the setting that moves its port when that is taken', async () => {
  const { port } = await standInBefore(() => {});
  const again = standInBefore(() => {}, { port });
  await expect(again).rejects.toThrow(`Port ${port}, for the blob service, is taken`);
  await expect(again).rejects.toThrow('IRONVIPER_BLOB_PORT');
});
