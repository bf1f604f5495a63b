import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app.tsx';
import { preloadMarkdown } from './features/content/markdown.tsx';
import { createAppStore } from './state/app-store.ts';
import { createBridge } from './state/bridge.ts';
import { startDesk } from './state/desk.ts';
import { followLanguage, readPageLanguage, speakPageLanguage } from './state/page-language.ts';
import { flushedKeep } from './state/storage.ts';

// The content policy of the window refuses compiled functions, which zod would try first.
z.config({ jitless: true });

const bridge = createBridge(window.placet);
const keep = flushedKeep(window.localStorage, () => void bridge.call('window:keep', undefined));
const store = createAppStore({ bridge, keep });
startDesk(store, bridge);
const pageLanguage = readPageLanguage(window.location.search);
followLanguage(store, pageLanguage);

const root = document.getElementById('root');
// English is at hand; another language is a file of the program, read before anything is painted.
void speakPageLanguage(pageLanguage).then(() => {
  if (root) createRoot(root).render(<App desk={{ store, bridge, answer: { current: null } }} />);
});
// After the first frame has been asked for: the first message will want it.
requestAnimationFrame(preloadMarkdown);
