import { useParams } from '@tanstack/react-router';
import { SlotBoard } from '../../../features/examiner/board/slot-board.js';

export function SlotBoardPage() {
  const { slotId } = useParams({ from: '/examinateur/creneaux/$slotId' });
  return <SlotBoard key={slotId} slotId={slotId} />;
}
