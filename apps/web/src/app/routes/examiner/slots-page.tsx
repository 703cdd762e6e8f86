import { Page } from '../../../components/page.js';
import { SlotList } from '../../../features/examiner/slots/slot-list.js';

export function SlotsPage() {
  return (
    <Page title="Vos créneaux">
      <SlotList />
    </Page>
  );
}
