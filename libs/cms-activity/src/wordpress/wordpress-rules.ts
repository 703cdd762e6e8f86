import type { Burst } from '../burst.js';
import type { CmsRules, Siblings } from '../cms-rules.js';
import { rememberingFacts } from '../content-facts.js';
import type { Finding } from '../finding.js';
import type { Mirror } from '../mirror.js';
import { readComment } from './comments.js';
import { readMedia } from './media.js';
import { readPluginTable } from './plugin-tables.js';
import { readAuthor, readGallery, readSeo, readTerms, readThumbnail } from './post-aspects.js';
import { viewPost } from './post-view.js';
import { readPost } from './posts.js';
import { readSite } from './site/read-site.js';
import { SITE_SUBJECT, wordpressSubjects } from './subjects.js';
import { WORDPRESS_TABLES } from './tables.js';
import { readTerm } from './terms.js';
import { readUser } from './users.js';
import { WordpressWorld } from './world.js';

function readContent(burst: Burst, id: string, world: WordpressWorld): Finding[] {
  const post = viewPost(burst, id, world);
  if (!post) return [];
  return [
    ...readPost(burst, post, world),
    ...readAuthor(post, world),
    ...readThumbnail(burst, post, world),
    ...readTerms(burst, post, world),
    ...readSeo(burst, post),
    ...readGallery(post, world),
  ];
}

/** The rules of WordPress, from 5.6 on. */
export function wordpressRules({ origin }: { prefix: string; version: string; origin: string }): CmsRules {
  const facts = rememberingFacts(origin);
  const read = (burst: Burst, mirror: Mirror, siblings: Siblings): Finding[] => {
    const world = new WordpressWorld(mirror, siblings, facts);
    if (burst.subject === SITE_SUBJECT) return readSite(burst, world);
    const [kind, id] = burst.subject.split(':');
    if (id === undefined) return [];
    switch (kind) {
      case 'post':
        return readContent(burst, id, world);
      case 'media':
        return readMedia(burst, id, world);
      case 'comment':
        return readComment(burst, id, world);
      case 'term':
        return readTerm(burst, id, world);
      case 'user':
        return readUser(burst, id, world);
      case 'table':
        return readPluginTable(burst, id);
      default:
        return [];
    }
  };
  return { tables: WORDPRESS_TABLES, subjects: wordpressSubjects, read };
}
