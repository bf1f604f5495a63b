import { type OpenStore, openStore } from '../../src/core/store/open.ts';
import { seedOwner } from './store-samples.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A store in a folder of its own with the owner and the channel of `store-samples`; closing it deletes the folder. */
export async function openSeededStore(): Promise<OpenStore> {
  const folder = await makeTemporaryFolder();
  const store = openStore(folder.path);
  await seedOwner(store.database);
  return {
    ...store,
    async close() {
      await store.close();
      await folder.remove();
    },
  };
}
