import { describeRehearsal } from './summary.mjs';

describe('describeRehearsal', () => {
  it('lists the accounts, then the unused codes by slot', () => {
    const lines = describeRehearsal({
      examiner: { login: 'examinateur', password: 'abc' },
      centre: { login: 'centre', password: 'def' },
      candidates: [
        { slot: 'A1', name: 'Inès Colin', code: 'ABCD-EFGH' },
        { slot: 'B1', name: 'Noé Petit', code: 'JKLM-NPQR' },
        { slot: 'A1', name: 'Lou Martin', code: 'STUV-WXYZ' },
      ],
    });
    expect(lines.map((line) => line.trim())).toEqual([
      '',
      'Centre de répétition (tout y est inventé) :',
      'Examinateur      examinateur  /  abc',
      'Centre           centre  /  def',
      'Codes du créneau A1 :',
      'ABCD-EFGH  Inès Colin',
      'STUV-WXYZ  Lou Martin',
      'Codes du créneau B1 :',
      'JKLM-NPQR  Noé Petit',
    ]);
  });
});
