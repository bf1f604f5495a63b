import { Check, Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { agentKey, type Item } from '../../state/item.ts';

/** What the person wants of one agent. */
export function AgentMenu({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const agent = agentKey(item.accountId, item.message.channelId);
  const askTwice = useApp((state) => state.settings.askTwice);
  const isAsked = askTwice.includes(agent);

  async function toggle(): Promise<void> {
    const others = askTwice.filter((key) => key !== agent);
    const problem = await store.getState().changeSettings({ askTwice: isAsked ? others : [...others, agent] });
    if (problem !== null)
      store.getState().say({ tone: 'problem', text: t('review.notChangedBecause', { problem }), about: null });
  }

  return (
    // Without a portal and not modal, for the reasons that sort-menu.tsx has.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button agent-menu-trigger" aria-label={t('review.agentOptions')}>
        <Ellipsis />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content className="menu agent-menu" align="start" sideOffset={4}>
        <DropdownMenu.CheckboxItem className="menu-item" checked={isAsked} onCheckedChange={() => void toggle()}>
          <span>
            {t('review.askMeTwice')}
            <span className="agent-menu-note">{t('review.askMeTwiceHint')}</span>
          </span>
          <DropdownMenu.ItemIndicator>
            <Check />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.CheckboxItem>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}
