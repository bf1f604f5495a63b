import { useApp } from '../../state/app-context.ts';

/** What a screen reader hears of arrivals and outcomes. */
export function LiveRegion() {
  const announcement = useApp((state) => state.announcement);
  return (
    <div className="sr-only" aria-live="polite" role="status">
      {announcement}
    </div>
  );
}
