import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './app.tsx';
import { createAppStore } from './state/app-store.ts';
import { createBridge } from './state/bridge.ts';
import { startDesk } from './state/desk.ts';
import { flushedStorage } from './state/flushed-storage.ts';

// The content policy of the window refuses compiled functions, which zod would try first.
z.config({ jitless: true });

const bridge = createBridge(window.placet);
const keep = flushedStorage(window.localStorage, () => void bridge.call('storage:flush', undefined));
const store = createAppStore({ bridge, keep });
startDesk(store, bridge);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App desk={{ store, bridge, answer: { current: null } }} />);
