import { contextBridge, ipcRenderer, webFrame } from 'electron';
import type { PlacetBridge } from '../contract/desktop.ts';
import { CALL_NAMES, type CallOutcome, PUSH_NAMES } from '../contract/desktop-channels.ts';
import { giveBackAtRest } from './give-back.ts';

// Only names of the contract pass, so that a page cannot reach Electron's own channels through this object.
const calls: ReadonlySet<string> = new Set(CALL_NAMES);
const pushes: ReadonlySet<string> = new Set(PUSH_NAMES);

// Asked before the page has its script, so that it is there when that runs.
const firstView = ipcRenderer.invoke('first-view:read') as Promise<CallOutcome<unknown>>;

const bridge: PlacetBridge = {
  call(name, argument) {
    if (!calls.has(name)) throw new Error(`There is no call ${name}`);
    if (name === 'first-view:read') return firstView;
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

// While the page waits for its files: the first number and the first time of day that a process writes make it read the
// tables of all languages, and what the window keeps is read with its first use, both for more than 10 ms.
new Intl.NumberFormat().format(0);
new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).format(0);
void window.localStorage.length;

giveBackAtRest({ window, giveBack: () => webFrame.clearCache() });
