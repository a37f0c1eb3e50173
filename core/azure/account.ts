/** A storage account as people name it: a connection string, `UseDevelopmentStorage=true`, a name or an https URL. */

export interface Account {
  name: string;
  /** The services' URLs, without a slash at the end and without a SAS. */
  blob: string;
  queue: string;
  table: string;
  /** An account key, a shared access signature, or neither: then the account is entered with an identity. */
  key?: string;
  sas?: string;
}

/** Azure's development account: its name and key are public, and the same in every emulator. */
const DEVELOPMENT = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
  blob: 'http://127.0.0.1:10000/devstoreaccount1',
  queue: 'http://127.0.0.1:10001/devstoreaccount1',
  table: 'http://127.0.0.1:10002/devstoreaccount1',
} as const;

/** Throws an `Error` that says what is wrong and repeats nothing of the text: it may hold a key. */
export function parseAccount(text: string): Account {
  const trimmed = text.trim();
  if (/^[a-z0-9]{3,24}$/.test(trimmed)) return atSuffix(trimmed, 'core.windows.net');
  if (/^https:\/\//i.test(trimmed)) return fromUrl(trimmed);
  const fields = fieldsOf(trimmed);
  if (fields.get('usedevelopmentstorage') === 'true') return DEVELOPMENT;
  if (fields.size > 0) return fromFields(fields);
  throw new Error(
    'The storage account is neither a connection string, nor UseDevelopmentStorage=true, nor an account name ' +
      '(3 to 24 lower-case letters and digits), nor an https URL.',
  );
}

/** `https://name.blob.core.windows.net`, or of another cloud; a SAS may follow as its query. */
function fromUrl(text: string): Account {
  const { hostname, search } = new URL(text);
  const [, name, suffix] = /^([a-z0-9]{3,24})\.(?:blob|queue|table)\.(.+)$/.exec(hostname) ?? [];
  if (name === undefined || suffix === undefined) {
    throw new Error(`The storage account's URL should look like https://NAME.blob.core.windows.net, not ${hostname}.`);
  }
  return { ...atSuffix(name, suffix), ...(search && { sas: search.slice(1) }) };
}

function fromFields(fields: Map<string, string>): Account {
  const key = fields.get('accountkey');
  const sas = fields.get('sharedaccesssignature')?.replace(/^\?/, '');
  const endpoints = (['blob', 'queue', 'table'] as const).map((service) => fields.get(`${service}endpoint`));
  const name = fields.get('accountname') ?? nameIn(endpoints.find(Boolean));
  if (name === undefined) throw new Error('The connection string names no account: AccountName is missing.');
  if (!key && !sas) throw new Error('The connection string holds neither an AccountKey nor a SharedAccessSignature.');
  const usual = atSuffix(
    name,
    fields.get('endpointsuffix') ?? 'core.windows.net',
    fields.get('defaultendpointsprotocol'),
  );
  const [blob = usual.blob, queue = usual.queue, table = usual.table] = endpoints.map((url) =>
    url?.replace(/\/+$/, ''),
  );
  return { name, blob, queue, table, ...(key ? { key } : { sas: sas ?? '' }) };
}

function atSuffix(name: string, suffix: string, protocol = 'https'): Account {
  const url = (service: string) => `${protocol}://${name}.${service}.${suffix}`;
  return { name, blob: url('blob'), queue: url('queue'), table: url('table') };
}

/** An emulator's URL ends in the account's name, Azure's begins with it. */
function nameIn(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || !URL.canParse(endpoint)) return undefined;
  const { hostname, pathname } = new URL(endpoint);
  return pathname.split('/').find(Boolean) ?? hostname.split('.')[0];
}

/** Keys in lower case; values keep their `=`, with which every account key ends. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split(';')) {
    const [, key, value] = /^\s*([A-Za-z]+)\s*=(.*)$/s.exec(part) ?? [];
    if (key !== undefined && value !== undefined) fields.set(key.toLowerCase(), value.trim());
  }
  return fields;
}
