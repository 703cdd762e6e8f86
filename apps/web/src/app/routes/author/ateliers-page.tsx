import { Page } from '../../../components/page.js';
import { Ateliers } from '../../../features/author/ateliers.js';

export function AteliersPage() {
  return (
    <Page title="Ateliers">
      <Ateliers />
    </Page>
  );
}
