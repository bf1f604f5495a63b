import type { Catalogue } from '../catalogue.ts';
import { accounts } from './accounts.ts';
import { activity } from './activity.ts';
import { agents } from './agents.ts';
import { attachments } from './attachments.ts';
import { channel } from './channel.ts';
import { connect } from './connect.ts';
import { content } from './content.ts';
import { controls } from './controls.ts';
import { delivery } from './delivery.ts';
import { demo } from './demo.ts';
import { desk } from './desk.ts';
import { errors } from './errors.ts';
import { keys } from './keys.ts';
import { main } from './main.ts';
import { menu } from './menu.ts';
import { pages } from './pages.ts';
import { palette } from './palette.ts';
import { pause } from './pause.ts';
import { plugin } from './plugin.ts';
import { print } from './print.ts';
import { queue } from './queue.ts';
import { review } from './review.ts';
import { rounds } from './rounds.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { sidebar } from './sidebar.ts';
import { sizes } from './sizes.ts';
import { testReview } from './test-review.ts';
import { time } from './time.ts';
import { triage } from './triage.ts';
import { welcome } from './welcome.ts';

/** Every word of the program in German. */
export const DE: Catalogue = {
  accounts,
  activity,
  agents,
  attachments,
  channel,
  connect,
  content,
  controls,
  delivery,
  demo,
  desk,
  errors,
  keys,
  main,
  menu,
  pages,
  palette,
  pause,
  plugin,
  print,
  queue,
  review,
  rounds,
  search,
  settings,
  shell,
  sidebar,
  sizes,
  testReview,
  time,
  triage,
  welcome,
};
