import { contextBridge, ipcRenderer } from 'electron';
import type { PlacetBridge } from '../contract/desktop.ts';
import { CALL_NAMES, type CallOutcome, PUSH_NAMES } from '../contract/desktop-channels.ts';

// Only names of the contract pass, so that a page cannot reach Electron's own channels through this object.
const calls: ReadonlySet<string> = new Set(CALL_NAMES);
const pushes: ReadonlySet<string> = new Set(PUSH_NAMES);

const bridge: PlacetBridge = {
  call(name, argument) {
    if (!calls.has(name)) throw new Error(`There is no call ${name}`);
    return ipcRenderer.invoke(name, argument) as Promise<CallOutcome<unknown>>;
  },
  on(name, listener) {
    if (!pushes.has(name)) throw new Error(`There is no push ${name}`);
    const relay = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(name, relay);
    return () => ipcRenderer.removeListener(name, relay);
  },
};

contextBridge.exposeInMainWorld('placet', bridge);

// What the window keeps is read with its first use, by way of a thread that is soon busy with the start: now it is free.
void window.localStorage.length;
