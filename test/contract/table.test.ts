import { azureTable } from '../../core/azure/table.ts';
import { useAzurite } from '../azurite.ts';
import { memoryTable } from '../fakes/table.ts';
import { type Sample, tableContract } from './table.ts';

tableContract('memory', async () => {
  const absent = memoryTable<Sample>();
  absent.broken = 'the table does not exist';
  return { table: memoryTable<Sample>(), absent };
});

const azurite = useAzurite();

tableContract('Azurite', async () => {
  const client = azurite.clients().table(azurite.name());
  await client.createTable();
  return { table: azureTable(client), absent: azureTable(azurite.clients().table(azurite.name())) };
});
