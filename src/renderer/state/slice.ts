import type { AccountSlice } from './account-slice.ts';
import type { Bridge } from './bridge.ts';
import type { BulkSlice } from './bulk-slice.ts';
import type { ChannelSlice } from './channel-slice.ts';
import type { ComposeSlice } from './compose-slice.ts';
import type { DemoSlice } from './demo-slice.ts';
import type { DraftSlice } from './draft-slice.ts';
import type { EditsSlice } from './edits-slice.ts';
import type { HoldSlice } from './hold-slice.ts';
import type { InboxSlice } from './inbox-slice.ts';
import type { LayoutSlice } from './layout-slice.ts';
import type { LineSlice } from './line-slice.ts';
import type { OutgoingSlice } from './outgoing-slice.ts';
import type { PaletteSlice } from './palette-slice.ts';
import type { PickSlice } from './pick-slice.ts';
import type { PrintSlice } from './print-slice.ts';
import type { ReadSlice } from './read-slice.ts';
import type { RespondSlice } from './respond-slice.ts';
import type { SearchSlice } from './search-slice.ts';
import type { SettingsSlice } from './settings-slice.ts';
import type { ShownSlice } from './shown-slice.ts';
import type { SnoozeSlice } from './snooze-slice.ts';
import type { Keep } from './storage.ts';
import type { ViewSlice } from './view-slice.ts';

/** Everything that the window knows and can do. */
export type AppState = ChannelSlice &
  ComposeSlice &
  OutgoingSlice &
  InboxSlice &
  ViewSlice &
  RespondSlice &
  DraftSlice &
  EditsSlice &
  LineSlice &
  LayoutSlice &
  SettingsSlice &
  SearchSlice &
  ShownSlice &
  PaletteSlice &
  SnoozeSlice &
  HoldSlice &
  PickSlice &
  ReadSlice &
  PrintSlice &
  BulkSlice &
  DemoSlice &
  AccountSlice;

/** What the slices need from outside. */
export interface AppPorts {
  readonly bridge: Bridge;
  readonly keep: Keep;
}

/** How a slice reads and changes the state. */
export interface SliceContext extends AppPorts {
  get(): AppState;
  set(change: Partial<AppState> | ((state: AppState) => Partial<AppState>)): void;
}
