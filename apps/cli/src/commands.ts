import type { Command } from './command.js';
import { contextCommand } from './context/context-command.js';
import { evidenceCommand } from './evidence/evidence-command.js';

/** Loaded when it is called: it brings a database client with it. */
const activity: Command = {
  name: 'activity',
  summary: 'interpréter le journal binaire d’un site, lister les fonctionnalités reconnues',
  usage: ['e5b activity interpret …', 'e5b activity coverage'],
  async run(args, { out }) {
    const { activityCommand } = await import('./activity/activity-command.js');
    return activityCommand(args, out);
  },
};

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [contextCommand, evidenceCommand, activity];
