/** What the embedded stack says when it is up: where it listens, and what to do next. */
import type { Stack } from './stack.ts';

export function welcome({ account, ports, api, logs }: Stack, folder: string | undefined): string {
  const usual = account === 'UseDevelopmentStorage=true';
  const at = (port: number) => `http://127.0.0.1:${port}/devstoreaccount1`;
  return `ironviper is up. Ctrl-C stops it.

${api ? `  your photos    ${api}/\n` : ''}  blobs          ${at(ports.blobPort)}  (originals: container file-store)
  queues         ${at(ports.queuePort)}
  tables         ${at(ports.tablePort)}
${api ? `  API            ${api}/docs\n` : ''}  library        ${folder ?? 'not kept: gone when this ends'}
  logs           ${logs}

In another terminal${usual ? '' : `, after  export IRONVIPER_STORAGE='${account}'`}
  to upload      npm run upload -- ~/Pictures
                 or any Azure tool, with ${usual ? account : 'the same connection string'}
  to look        npm run status
  to start anew  npm run clear-all
`;
}
