/** What the page is asked for while it is measured. */
export interface Probe {
  /** Milliseconds since the epoch at which something for `selector` with `text` was painted. */
  whenPainted(selector: string, text: string): Promise<number>;
  /** Starts to measure, for each press of `key`, how long it takes until what `selector` says is painted anew; once. */
  watchKeys(key: string, selector: string): void;
  /** How long the next such press took in milliseconds; a press that was measured before counts as well. */
  nextKeyMs(): Promise<number>;
  /** Starts to measure how long frames take and how long the page does not answer. */
  watchFrames(): void;
  /** The longest frame and the longest silence since, in milliseconds, and how many frames there were. */
  frames(): { frameMs: number; silenceMs: number; frameCount: number };
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Puts the probe into the page. It has to stand alone: Playwright sends its text. */
export function installProbe(): void {
  const afterPaint = (act: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  /** Looks in each frame before it is painted; the next task comes after it was. */
  const whenInFrame = (isThere: () => boolean, act: () => void): void => {
    const look = (): void => {
      if (isThere()) afterPaint(act);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';

  const watched = new Set<string>();
  const measured: number[] = [];
  const waiting: ((ms: number) => void)[] = [];
  let stopFrames: (() => void) | null = null;
  let longest = { frameMs: 0, silenceMs: 0, frameCount: 0 };

  window.probe = {
    whenPainted: (selector, text) =>
      new Promise((resolve) => {
        const isThere = (): boolean =>
          [...document.querySelectorAll(selector)].some((element) => element.textContent?.includes(text));
        whenInFrame(isThere, () => resolve(performance.timeOrigin + performance.now()));
      }),
    watchKeys(key, selector) {
      if (watched.has(key)) return;
      watched.add(key);
      const handleKey = ({ timeStamp, key: pressed }: KeyboardEvent): void => {
        if (pressed !== key) return;
        const before = textOf(selector);
        whenInFrame(
          () => textOf(selector) !== before,
          () => {
            const ms = performance.now() - timeStamp;
            const resolve = waiting.shift();
            if (resolve) resolve(ms);
            else measured.push(ms);
          },
        );
      };
      window.addEventListener('keydown', handleKey, { capture: true });
    },
    nextKeyMs: () =>
      new Promise((resolve) => {
        const ms = measured.shift();
        if (ms === undefined) waiting.push(resolve);
        else resolve(ms);
      }),
    watchFrames() {
      stopFrames?.();
      longest = { frameMs: 0, silenceMs: 0, frameCount: 0 };
      let isOn = true;
      stopFrames = () => {
        isOn = false;
      };
      let last = performance.now();
      const frame = (now: number): void => {
        longest.frameMs = Math.max(longest.frameMs, now - last);
        longest.frameCount += 1;
        last = now;
        if (isOn) requestAnimationFrame(frame);
      };
      requestAnimationFrame((now) => {
        last = now;
        requestAnimationFrame(frame);
      });
      let lastTask = performance.now();
      const task = (): void => {
        const now = performance.now();
        longest.silenceMs = Math.max(longest.silenceMs, now - lastTask);
        lastTask = now;
        if (isOn) setTimeout(task, 4);
      };
      task();
    },
    frames() {
      stopFrames?.();
      return { ...longest };
    },
  };
}
