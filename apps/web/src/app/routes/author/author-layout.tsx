import { StaffLayout } from '../staff-layout.js';

export function AuthorLayout() {
  return <StaffLayout area="Espace concepteur" roles={['author', 'centre']} />;
}
