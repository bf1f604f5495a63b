import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app.tsx';
import { createAppStore } from './state/app-store.ts';
import { createBridge } from './state/bridge.ts';
import { startDesk } from './state/desk.ts';
import { followLanguage, readPageLanguage, speakPageLanguage } from './state/page-language.ts';
import { flushedKeep } from './state/storage.ts';

const bridge = createBridge(window.placet);
const keep = flushedKeep(window.localStorage, () => void bridge.call('window:keep', undefined));
const store = createAppStore({ bridge, keep });
const desk = startDesk(store, bridge);
const pageLanguage = readPageLanguage(window.location.search);
followLanguage(store, pageLanguage);

// Not only when the first text is laid out without it.
void document.fonts.load('13px "Inter Variable"');

const root = document.getElementById('root');
/** Until then nothing is painted but what is complete: laying the window out twice takes longer than waiting. */
const COMPLETE_MS = 500;
const patience = new Promise<void>((resolve) => setTimeout(resolve, COMPLETE_MS));
const complete = Promise.race([desk.isFilled, patience]);
// English is at hand; another language is a file of the program, read before anything is painted.
void Promise.all([speakPageLanguage(pageLanguage), complete]).then(() => {
  if (root) createRoot(root).render(<App desk={{ store, bridge, answer: { current: null } }} />);
  void painted().then(() => bridge.call('window:drawn', undefined));
});

/** A page that nobody sees paints nothing. */
const UNSEEN_MS = 250;

/** Settles when the next frame has been made. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, UNSEEN_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
