import { useState } from 'react';
import { AGENT_NOTIFICATIONS } from '../../../contract/settings.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { ownValue } from '../../state/own-value.ts';
import { Segments } from './segments.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const NOTIFICATION_WORDS = {
  all: 'settings.everything',
  reviews: 'settings.reviewsOnly',
  none: 'settings.nothing',
} as const;

/** What the person prefers of one agent, on this computer only; `agent` is its key over all accounts. */
export function AgentWishes({ agent, name }: { readonly agent: string; readonly name: string }) {
  const { store } = useDesk();
  const wish = useApp((state) => ownValue(state.settings.agentNotifications, agent) ?? 'all');
  const isAskedTwice = useApp((state) => state.settings.askTwice.includes(agent));
  const [problem, setProblem] = useState<string | null>(null);

  function changeNotifications(chosen: (typeof AGENT_NOTIFICATIONS)[number]): void {
    const { agentNotifications } = store.getState().settings;
    const changed = { ...agentNotifications, [agent]: chosen };
    void store.getState().changeSettings({ agentNotifications: changed }).then(setProblem);
  }

  function changeAskTwice(isOn: boolean): void {
    const others = store.getState().settings.askTwice.filter((key) => key !== agent);
    void store
      .getState()
      .changeSettings({ askTwice: isOn ? [...others, agent] : others })
      .then(setProblem);
  }

  return (
    <>
      <Segments
        label={t('settings.notificationsOf', { name })}
        chosen={wish}
        choices={AGENT_NOTIFICATIONS.map((value) => ({ value, words: t(NOTIFICATION_WORDS[value]) }))}
        problem={problem}
        onChoose={changeNotifications}
      />
      <SwitchSetting
        label={t('settings.askMeTwice')}
        hint={t('settings.askMeTwiceHint')}
        isOn={isAskedTwice}
        onChange={changeAskTwice}
      />
    </>
  );
}
