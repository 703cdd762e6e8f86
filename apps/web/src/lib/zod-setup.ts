import { z } from 'zod';
import { fr } from 'zod/locales';

// Must be evaluated before the contracts: zod reads `jitless` when a schema is made, and the page's CSP forbids eval.
z.config({ ...fr(), jitless: true });
