import { incidentDetail, incidentLabel } from './incident-labels.js';

describe('incidents in words', () => {
  it('tells the centre what to do when a signed fiche cannot be archived', () => {
    expect(incidentLabel('evidence-failed')).toBe('Archivage de la fiche signée en échec');
    expect(incidentDetail({ kind: 'evidence-failed', data: { reason: 'work-damaged' } })).toMatch(/sauvegarde/);
    expect(incidentDetail({ kind: 'evidence-failed', data: { reason: 'disk-full' } })).toMatch(/Libérez de la place/);
  });

  it('names the workstation that a candidate left', () => {
    expect(incidentLabel('workstation-moved')).toBe('Changement de poste');
    expect(incidentDetail({ kind: 'workstation-moved', data: { from: '10.0.0.12' } })).toBe('10.0.0.12 quitté.');
  });

  it('says how much a site has written, and what to do', () => {
    expect(incidentLabel('disk-volume')).toBe('Site du candidat très volumineux');
    expect(incidentDetail({ kind: 'disk-volume', data: { mebibytes: 1500 } })).toMatch(/^1500 Mio écrits.*pause/);
  });

  it('says that changes were lost, and nothing more of an interruption without loss', () => {
    const data = { cause: 'read ECONNRESET', changesLost: false };
    expect(incidentDetail({ kind: 'observer-interrupted', data })).toBeNull();
    expect(incidentDetail({ kind: 'observer-interrupted', data: { ...data, changesLost: true } })).toMatch(/relevés/);
  });

  it('puts codes into words and leaves a person’s own reason as it is', () => {
    expect(incidentDetail({ kind: 'closing-delayed', data: { reason: 'ENGINE_UNAVAILABLE' } })).toMatch(
      /ne répond pas/,
    );
    expect(incidentDetail({ kind: 'early-end', data: { reason: 'Malaise du candidat' } })).toBe('Malaise du candidat');
  });
});
