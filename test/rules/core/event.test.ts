/** Any of Event Grid's two schemas, plain or base64, and our own looks are understood; anything else names nothing. */
import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../../core/event.ts';

const subject = '/blobServices/default/containers/file-store/blobs/2026/IMG_1.JPG';

/** A capture of what Azure puts on a queue, with our names. */
const eventGrid = {
  topic: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/photos',
  subject,
  eventType: 'Microsoft.Storage.BlobCreated',
  eventTime: '2026-03-05T13:54:20.0888848Z',
  id: '9a3e675e-701e-0120-42f5-f2c9d1062ad7',
  data: {
    api: 'PutBlob',
    requestId: 'r',
    eTag: '0x8D7C10CB40F5E10',
    contentType: 'image/jpeg',
    contentLength: 518,
    blobType: 'BlockBlob',
    url: 'https://photos.blob.core.windows.net/file-store/2026/IMG%5F1.JPG',
    sequencer: '000000000000000000000000000026FD0000000001a846c0',
    storageDiagnostics: { batchId: 'b' },
  },
  dataVersion: '',
  metadataVersion: '1',
};

const { topic: source, eventType: type, eventTime: time, dataVersion: _, metadataVersion: __, ...shared } = eventGrid;
const cloudEvent = { ...shared, source, type, time, specversion: '1.0' };

const plain = (value: unknown) => JSON.stringify(value);
const base64 = (value: unknown) => Buffer.from(plain(value)).toString('base64');

const understood = {
  container: 'file-store',
  name: '2026/IMG_1.JPG',
  cause: 'Microsoft.Storage.BlobCreated',
  sequencer: eventGrid.data.sequencer,
  force: false,
  tries: 0,
  bytes: 518,
};

describe('what Azure may put on the queue', () => {
  test.each([
    ['Event Grid schema, base64', base64(eventGrid)],
    ['Event Grid schema, plain', plain(eventGrid)],
    ['CloudEvents, base64', base64(cloudEvent)],
    ['CloudEvents, plain', plain(cloudEvent)],
    ['a list of one, plain', plain([eventGrid])],
    ['a list of one, base64', base64([cloudEvent])],
    ['plain with space around it', `\n  ${plain(eventGrid)}\n`],
    ['base64 with a line end behind it', `${base64(eventGrid)}\r\n`],
  ])('%s is understood', (_, text) => {
    expect(parseEvent(text)).toEqual(understood);
  });

  test('an event without any data is understood', () => {
    const { data: _, ...bare } = eventGrid;
    expect(parseEvent(plain(bare))).toEqual({
      container: 'file-store',
      name: '2026/IMG_1.JPG',
      cause: 'Microsoft.Storage.BlobCreated',
      force: false,
      tries: 0,
    });
  });

  test('a deletion is one more reason to look', () => {
    const deleted = { ...eventGrid, eventType: 'Microsoft.Storage.BlobDeleted' };
    expect(parseEvent(plain(deleted))).toMatchObject({ name: understood.name, cause: deleted.eventType });
  });

  test('the container is the one in the subject', () => {
    const elsewhere = { ...eventGrid, subject: subject.replace('file-store', 'pv-store') };
    expect(parseEvent(plain(elsewhere))?.container).toBe('pv-store');
  });
});

describe('what a stranger may write', () => {
  test('a wish in an event that is not ours is not heard', () => {
    const pushy = { ...eventGrid, data: { ...eventGrid.data, force: true, tries: 4 } };
    expect(parseEvent(plain(pushy))).toMatchObject({ force: false, tries: 0 });
  });

  test.each([
    ['a sequencer that is no text', { data: { sequencer: 7 } }],
    ['a wish of the wrong type', { data: { force: 'yes', tries: -1 } }],
    ['data that is no object', { data: 'none' }],
    ['data that is null', { data: null }],
    ['a type that is no text', { eventType: 7 }],
  ])('%s does not hide which original is meant', (_, oddity) => {
    expect(parseEvent(plain({ ...eventGrid, ...oddity }))).toMatchObject({
      name: '2026/IMG_1.JPG',
      force: false,
      tries: 0,
    });
  });
});

describe('what names nothing', () => {
  test.each([
    ['nothing at all', ''],
    ['spaces', '   '],
    ['words', 'hello, queue'],
    ['bytes', '\u0000\u0001\ufffd'],
    ['base64 of no JSON', Buffer.from('hello').toString('base64')],
    ['half of an event', plain(eventGrid).slice(0, 200)],
    ['half of an event in base64', base64(eventGrid).slice(0, 200)],
    ['JSON that is no object', '[1]'],
    ['a number', '12'],
    ['an empty list', '[]'],
    ['a list of several', plain([eventGrid, eventGrid])],
    ['a list in a list', plain([[eventGrid]])],
    ['no subject', plain({ ...eventGrid, subject: undefined })],
    ['a subject that is no text', plain({ ...eventGrid, subject: 1 })],
    ['a container and no blob', plain({ ...eventGrid, subject: '/blobServices/default/containers/file-store' })],
    ['an empty name', plain({ ...eventGrid, subject: '/blobServices/default/containers/file-store/blobs/' })],
    ['an empty container', plain({ ...eventGrid, subject: '/blobServices/default/containers//blobs/a' })],
    ['another service', plain({ ...eventGrid, subject: subject.replace('blobServices', 'queueServices') })],
    ['something before the subject', plain({ ...eventGrid, subject: `x${subject}` })],
  ])('%s', (_, text) => {
    expect(parseEvent(text)).toBeUndefined();
  });
});

describe('the name', () => {
  test.each([
    'IMG_1.JPG',
    'a/b/c/IMG_1.JPG',
    'Trip to Åre/été à la plage.jpg',
    '100%/50%25.jpg',
    '👨‍👩‍👧 family/🏖️.heic',
    'two\nlines/and\ttab.jpg',
    'blobs/x/blobs/y.jpg',
    '"quoted\\name".jpg',
    ' leading and trailing ',
    'a//b',
    '/rooted',
  ])('%j is taken from the subject as it is', (name) => {
    const event = { ...eventGrid, subject: `/blobServices/default/containers/file-store/blobs/${name}` };
    expect(parseEvent(plain(event))?.name).toBe(name);
    expect(parseEvent(base64(event))?.name).toBe(name);
  });
});
