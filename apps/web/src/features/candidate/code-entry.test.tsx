import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answerFetch, renderUi } from '../../../test/render-ui.js';
import { CodeEntry } from './code-entry.js';

const field = (): HTMLElement => screen.getByLabelText(/Votre code/);
const send = (): HTMLElement => screen.getByRole('button', { name: 'Valider mon code' });

it('puts the dash and the capitals by itself, and sends the bare code', async () => {
  const seen = answerFetch(() => ({ status: 404, json: { code: 'CANDIDATE_CODE_UNKNOWN', data: {} } }));
  renderUi(<CodeEntry />);
  await userEvent.type(field(), 'abcd2345');
  expect(field()).toHaveValue('ABCD-2345');
  await userEvent.click(send());
  expect(await screen.findByText(/^Ce code n’est pas reconnu/)).toBeVisible();
  expect(seen).toEqual([{ method: 'POST', path: '/api/candidate/sign-in', body: { code: 'ABCD2345' } }]);
});

it('asks nothing of the server while the code is incomplete', async () => {
  const seen = answerFetch(() => null);
  renderUi(<CodeEntry />);
  await userEvent.type(field(), 'abc{Enter}');
  expect(await screen.findByText(/il en manque 5/)).toBeVisible();
  expect(seen).toEqual([]);
});

it('speaks of the network when the server is away', async () => {
  answerFetch(() => null);
  renderUi(<CodeEntry />);
  await userEvent.type(field(), 'ABCD2345{Enter}');
  expect(await screen.findByText(/câble réseau/)).toBeVisible();
});
