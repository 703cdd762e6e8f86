import { StaffLayout } from '../staff-layout.js';

export function ExaminerLayout() {
  return <StaffLayout area="Espace examinateur" roles={['examiner', 'centre']} />;
}
