import { createStore, type StoreApi } from 'zustand/vanilla';
import { createAccountSlice } from './account-slice.ts';
import { createBulkSlice } from './bulk-slice.ts';
import { createChannelSlice } from './channel-slice.ts';
import { createComposeSlice } from './compose-slice.ts';
import { createDemoSlice } from './demo-slice.ts';
import { createDraftSlice } from './draft-slice.ts';
import { createEditsSlice } from './edits-slice.ts';
import { createHoldSlice } from './hold-slice.ts';
import { createInboxSlice } from './inbox-slice.ts';
import { createLayoutSlice } from './layout-slice.ts';
import { createLineSlice } from './line-slice.ts';
import { createOutgoingSlice } from './outgoing-slice.ts';
import { createPaletteSlice } from './palette-slice.ts';
import { createPickSlice } from './pick-slice.ts';
import { createPrintSlice } from './print-slice.ts';
import { createReadSlice } from './read-slice.ts';
import { createRespondSlice } from './respond-slice.ts';
import { createSearchSlice } from './search-slice.ts';
import { createSettingsSlice } from './settings-slice.ts';
import { createShownSlice } from './shown-slice.ts';
import type { AppPorts, AppState } from './slice.ts';
import { createSnoozeSlice } from './snooze-slice.ts';
import { createViewSlice } from './view-slice.ts';

/** The store of one window. */
export type AppStore = StoreApi<AppState>;

/** Builds the store from its slices; nothing happens until `startDesk` connects it. */
export function createAppStore(ports: AppPorts): AppStore {
  return createStore<AppState>((set, get) => {
    const context = { ...ports, get, set };
    return {
      ...createInboxSlice(context),
      ...createViewSlice(context),
      ...createRespondSlice(context),
      ...createDraftSlice(context),
      ...createEditsSlice(context),
      ...createLineSlice(context),
      ...createLayoutSlice(context),
      ...createSettingsSlice(context),
      ...createSearchSlice(context),
      ...createChannelSlice(context),
      ...createComposeSlice(context),
      ...createOutgoingSlice(context),
      ...createShownSlice(context),
      ...createPaletteSlice(context),
      ...createSnoozeSlice(context),
      ...createHoldSlice(context),
      ...createPickSlice(context),
      ...createReadSlice(context),
      ...createPrintSlice(context),
      ...createBulkSlice(context),
      ...createDemoSlice(context),
      ...createAccountSlice(context),
    };
  });
}
