import type { PluginWarning } from '../../contract/plugin.ts';
import { formatDate } from '../../words/formats.ts';
import { t } from '../../words/words.ts';

/** What the person should know of this computer's server, each null when there is nothing to say. */
export interface Notices {
  port: string | null;
  restart: string | null;
  plugins: string | null;
}

/** All of it as one text; null when there is nothing. */
export function joinNotices({ port, restart, plugins }: Notices): string | null {
  return [port, restart, plugins].filter((text) => text !== null).join(' ') || null;
}

/** Which plugins are skipped and why; null when none is. */
export function pluginNotice(warnings: readonly PluginWarning[]): string | null {
  if (warnings.length === 0) return null;
  const reasons = warnings.map(({ folder, reason }) => `${folder}: ${reason}`);
  return t('main.pluginsSkipped', { reasons: reasons.join(' ') });
}

/** A restart takes a moment only, so it is still said when it is over. */
export function restartNotice(diedAt: Date): string {
  const at = formatDate(diedAt.getTime(), { hour: '2-digit', minute: '2-digit' });
  return t('main.coreStoppedAt', { at });
}
