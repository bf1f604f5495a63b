import { AnsweringSection } from './answering-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import './settings-page.css';

/** Everything that the person can choose, section by section. */
export function SettingsPage() {
  return (
    <div className="settings">
      <AppearanceSection />
      <AnsweringSection />
    </div>
  );
}
