// Acts of a candidate in the back office of WordPress 6.1, one by one, and what the feed should say of each.

export async function signIn(page, origin) {
  await page.goto(`${origin}/wp-login.php`, { timeout: 90_000 });
  await page.locator('#user_login').fill('candidat');
  await page.locator('#user_pass').fill('ravaude-2026');
  await page.locator('#wp-submit').click();
  await page.locator('#wpadminbar').waitFor();
  const open = async (path) => {
    await page.goto(`${origin}/wp-admin/${path}`);
    await page.waitForLoadState('networkidle');
  };
  for (const path of [
    'edit.php',
    'edit.php?post_type=page',
    'users.php',
    'post-new.php',
    'customize.php',
    'widgets.php',
    'nav-menus.php',
  ])
    await open(path);
  const settle = () => page.waitForLoadState('networkidle');
  const row = (text) => page.locator('#the-list > tr, #the-comment-list > tr').filter({ hasText: text }).first();
  return {
    open,
    settle,
    row,
    async submit(selector = '#submit') {
      await page.locator(selector).first().click();
      await settle();
    },
    /** The button moves away from the mouse when it is pressed. */
    async saveMenu() {
      await page.locator('#save_menu_header').focus();
      await page.keyboard.press('Enter');
      await page.waitForLoadState('networkidle');
    },
    async bulk(texts, action) {
      for (const text of texts) await row(text).locator('th.check-column input').check();
      await page.locator('#bulk-action-selector-top').selectOption(action);
      await page.locator('#doaction').click();
      await settle();
    },
    /** The row's action link, shown when the mouse is over it. */
    async rowAction(text, name) {
      await row(text).hover();
      await row(text)
        .locator(`.row-actions .${name} a, .row-actions .${name} button, .row-actions .${name}`)
        .first()
        .click();
      await settle();
    },
    async quickEdit(text, change) {
      await row(text).hover();
      await row(text).locator('.editinline').first().click();
      const form = page.locator('tr.inline-editor');
      await change(form);
      await form.locator('.save').click();
      await form.waitFor({ state: 'detached' });
    },
    /** Edits in the block editor as its own interface does, then saves. */
    async edit(path, edits, blocks) {
      await open(path);
      await page.waitForFunction(() => window.wp?.data?.select('core/editor')?.getCurrentPostId());
      await page.evaluate(
        async ([changes, html]) => {
          const { data, blocks: library } = window.wp;
          if (html) data.dispatch('core/block-editor').resetBlocks(library.parse(html));
          data.dispatch('core/editor').editPost(changes);
          await data.dispatch('core/editor').savePost();
        },
        [edits, blocks ?? null],
      );
      await settle();
    },
    ids: (selector) => page.locator(selector).evaluateAll((all) => all.map((one) => one.id.replace(/\D/g, ''))),
  };
}

const act = (id, action, told, run) => ({ id, action, told: told.split(' | ').filter(Boolean), run });
const nav = (id, action, run) => ({ id, kind: 'navigation', action, told: [], run });
const MORE_BLOCKS =
  '<!-- wp:heading --><h2 class="wp-block-heading">Nos pièces</h2><!-- /wp:heading --><!-- wp:paragraph --><p>Une robe, un <a href="https://www.ademe.fr/">guide</a>.</p><!-- /wp:paragraph -->';
const at = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 19);

export const acts = [
  nav('nav-screens', 'Écrans des thèmes, des outils et de la santé du site ouverts.', async (_page, site) => {
    for (const path of [
      'themes.php',
      'tools.php',
      'site-health.php',
      'upload.php',
      'edit-comments.php',
      'profile.php',
      'privacy.php',
    ])
      await site.open(path);
  }),
  act('new-a', 'Article « Coudre un ourlet » publié.', 'create post « Coudre un ourlet »', (_page, site) =>
    site.edit('post-new.php', { title: 'Coudre un ourlet', status: 'publish' }, MORE_BLOCKS),
  ),
  act('new-b', 'Article « Laver la laine » publié.', 'create post « Laver la laine »', (_page, site) =>
    site.edit('post-new.php', { title: 'Laver la laine', status: 'publish' }, MORE_BLOCKS),
  ),
  act('new-c', 'Article « Teindre au thé » en brouillon.', 'create post « Teindre au thé »', (_page, site) =>
    site.edit('post-new.php', { title: 'Teindre au thé', status: 'draft' }, MORE_BLOCKS),
  ),
  act(
    'bulk-edit-category',
    'Catégorie ajoutée à deux articles par modification groupée.',
    'assign category | assign category',
    async (page, site) => {
      await site.open('edit.php');
      for (const text of ['Coudre un ourlet', 'Laver la laine'])
        await site.row(text).locator('th.check-column input').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      await page.locator('#bulk-edit .category-checklist input').nth(1).check();
      await page.locator('#bulk_edit').click();
      await site.settle();
    },
  ),
  act(
    'bulk-edit-draft',
    'Deux articles repassés en brouillon par modification groupée.',
    'unpublish post | unpublish post',
    async (page, site) => {
      await site.open('edit.php');
      for (const text of ['Coudre un ourlet', 'Laver la laine'])
        await site.row(text).locator('th.check-column input').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      await page.locator('#bulk-edit select[name=_status]').selectOption('draft');
      await page.locator('#bulk_edit').click();
      await site.settle();
    },
  ),
  act(
    'bulk-edit-tags',
    'Étiquette « couture » donnée à deux articles par modification groupée.',
    'create tag « couture » | assign tag | assign tag',
    async (page, site) => {
      await site.open('edit.php');
      for (const text of ['Coudre un ourlet', 'Laver la laine'])
        await site.row(text).locator('th.check-column input').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      await page.locator('#bulk-edit textarea[name="tax_input[post_tag]"]').fill('couture');
      await page.locator('#bulk_edit').click();
      await site.settle();
    },
  ),
  act(
    'quick-publish-sticky',
    'Modification rapide : article publié et épinglé.',
    'publish post « Laver la laine » | pin post « Laver la laine »',
    async (_page, site) => {
      await site.open('edit.php');
      await site.quickEdit('Laver la laine', async (form) => {
        await form.locator('select[name=_status]').selectOption('publish');
        await form.locator('input[name=sticky]').check();
      });
    },
  ),
  act(
    'quick-title-slug',
    'Modification rapide : titre et adresse changés.',
    'update post « Laver la laine à froid »',
    async (_page, site) => {
      await site.open('edit.php');
      await site.quickEdit('Laver la laine', async (form) => {
        await form.locator('input[name=post_title]').fill('Laver la laine à froid');
        await form.locator('input[name=post_name]').fill('laine-a-froid');
      });
    },
  ),
  act('schedule', 'Brouillon « Teindre au thé » planifié.', 'schedule post « Teindre au thé »', async (_page, site) => {
    await site.open('edit.php?post_status=draft');
    const [id] = await site.ids('#the-list tr:has-text("Teindre au thé")');
    await site.edit(`post.php?post=${id}&action=edit`, { status: 'future', date: at(3) });
  }),
  act('unschedule', 'Article planifié repassé en brouillon.', 'update post « Teindre au thé »', async (_page, site) => {
    await site.open('edit.php');
    const [id] = await site.ids('#the-list tr:has-text("Teindre au thé")');
    await site.edit(`post.php?post=${id}&action=edit`, { status: 'draft' });
  }),
  act('bulk-trash', 'Deux articles mis à la corbeille.', 'trash post | trash post', async (_page, site) => {
    await site.open('edit.php');
    await site.bulk(['Coudre un ourlet', 'Teindre au thé'], 'trash');
  }),
  act('bulk-restore', 'Deux articles rétablis.', 'restore post | restore post', async (_page, site) => {
    await site.open('edit.php?post_status=trash&post_type=post');
    await site.bulk(['Coudre un ourlet', 'Teindre au thé'], 'untrash');
  }),
  act('trash-again', 'Les deux de nouveau à la corbeille.', 'trash post | trash post', async (_page, site) => {
    await site.open('edit.php');
    await site.bulk(['Coudre un ourlet', 'Teindre au thé'], 'trash');
  }),
  act('empty-trash', 'Corbeille vidée.', 'delete post | delete post', async (_page, site) => {
    await site.open('edit.php?post_status=trash&post_type=post');
    await site.submit('#delete_all');
  }),
  act('page-draft', 'Page « Nos ateliers » publiée.', 'create page « Nos ateliers »', (_page, site) =>
    site.edit('post-new.php?post_type=page', { title: 'Nos ateliers', status: 'publish' }, MORE_BLOCKS),
  ),
  act(
    'page-quick-parent',
    'Page rattachée à une autre et mise en ordre.',
    'update page « Nos ateliers »',
    async (_page, site) => {
      await site.open('edit.php?post_type=page');
      await site.quickEdit('Nos ateliers', async (form) => {
        await form.locator('select[name=post_parent]').selectOption({ index: 1 });
        await form.locator('input[name=menu_order]').fill('3');
      });
    },
  ),
  act('page-password', 'Page protégée par mot de passe.', 'update page « Nos ateliers »', async (_page, site) => {
    await site.open('edit.php?post_type=page');
    await site.quickEdit('Nos ateliers', (form) => form.locator('input[name=post_password]').fill('atelier'));
  }),
  act(
    'category-child',
    'Catégorie « Laine » créée sous une autre.',
    'create category « Laine »',
    async (page, site) => {
      await site.open('edit-tags.php?taxonomy=category');
      await page.locator('#tag-name').fill('Laine');
      await page.locator('#parent').selectOption({ index: 1 });
      await site.submit();
    },
  ),
  act(
    'category-parent',
    'Parent de la catégorie « Laine » retiré.',
    'update category « Laine »',
    async (page, site) => {
      await site.open('edit-tags.php?taxonomy=category');
      await site.row('Laine').locator('a.row-title').click();
      await page.locator('#parent').selectOption('-1');
      await site.submit('.edit-tag-actions .button-primary');
    },
  ),
  act(
    'category-quick',
    'Catégorie renommée en modification rapide.',
    'update category « Laines »',
    async (_page, site) => {
      await site.open('edit-tags.php?taxonomy=category');
      await site.quickEdit('Laine', (form) => form.locator('input[name=name]').fill('Laines'));
    },
  ),
  act('default-category', 'Catégorie par défaut changée.', 'configure setting', async (page, site) => {
    await site.open('options-writing.php');
    await page.locator('#default_category').selectOption({ index: 1 });
    await site.submit();
  }),
  act(
    'tags-bulk-delete',
    'Étiquettes supprimées par action groupée.',
    'delete tag « couture »',
    async (_page, site) => {
      await site.open('edit-tags.php?taxonomy=post_tag');
      await site.bulk(['couture'], 'delete');
    },
  ),
  act('comment-bulk-spam', 'Deux commentaires indésirables.', 'spam comment | spam comment', async (page, site) => {
    await site.open('edit-comments.php');
    for (const n of [0, 1]) await page.locator('#the-comment-list th.check-column input').nth(n).check();
    await page.locator('#bulk-action-selector-top').selectOption('spam');
    await site.submit('#doaction');
  }),
  act('comment-unspam', 'L’un des deux rétabli.', 'restore comment', async (page, site) => {
    await site.open('edit-comments.php?comment_status=spam');
    await page.locator('#the-comment-list tr').first().hover();
    await page.locator('#the-comment-list tr .unspam a').first().click();
    await site.settle();
  }),
  act(
    'comment-reply',
    'Réponse à un commentaire depuis la liste (et approbation).',
    'approve comment | reply comment',
    async (page, site) => {
      await site.open('edit-comments.php?comment_status=moderated');
      await page.locator('#the-comment-list tr').first().hover();
      await page.locator('#the-comment-list tr .reply button').first().click();
      await page.locator('#replycontent').fill('Merci, à bientôt à l’atelier.');
      await site.submit('#replybtn');
    },
  ),
  act('comment-quick-edit', 'Commentaire corrigé en modification rapide.', 'update comment', async (page, site) => {
    await site.open('edit-comments.php?comment_status=approved');
    await page.locator('#the-comment-list tr').last().hover();
    await page.locator('#the-comment-list tr').last().locator('.quickedit button').click();
    await page.locator('#replycontent').fill('Texte corrigé par l’atelier.');
    await site.submit('#savebtn');
  }),
  act('comment-bulk-trash', 'Commentaires à la corbeille.', 'trash comment | trash comment', async (page, site) => {
    await site.open('edit-comments.php');
    for (const n of [0, 1]) await page.locator('#the-comment-list th.check-column input').nth(n).check();
    await page.locator('#bulk-action-selector-top').selectOption('trash');
    await site.submit('#doaction');
  }),
  act('user-new', 'Compte « ines » créé.', 'create user « ines »', async (page, site) => {
    await site.open('user-new.php');
    await page.locator('#user_login').fill('ines');
    await page.locator('#email').fill('ines@atelier.example');
    await page.locator('#role').selectOption('author');
    await site.submit('#createusersub');
  }),
  act('user-bulk-role', 'Rôle changé par action groupée.', 'assign role « ines »', async (page, site) => {
    await site.open('users.php');
    await site.row('ines').locator('th.check-column input').check();
    await page.locator('#new_role').selectOption('editor');
    await site.submit('#changeit');
  }),
  act(
    'bulk-author',
    'Auteur d’un article changé par modification groupée.',
    'assign author « ines »',
    async (page, site) => {
      await site.open('edit.php');
      await site.row('Laver la laine').locator('th.check-column input').check();
      await page.locator('#bulk-action-selector-top').selectOption('edit');
      await page.locator('#doaction').click();
      await page.locator('#bulk-edit select[name=post_author]').selectOption({ label: 'ines (ines)' });
      await page.locator('#bulk_edit').click();
      await site.settle();
    },
  ),
  act(
    'user-delete',
    'Compte supprimé, contenus attribués à un autre.',
    'delete user « ines » | assign author',
    async (page, site) => {
      await site.open('users.php');
      await site.rowAction('ines', 'delete');
      await page.locator('#delete_option1').check();
      await site.submit();
    },
  ),
  act('own-profile', 'Nom affiché et biographie du candidat.', 'update user « candidat »', async (page, site) => {
    await site.open('profile.php');
    await page.locator('#description').fill('Modéliste.');
    await page.locator('#nickname').fill('Modéliste');
    await site.submit();
  }),
  act('menu-new', 'Menu « Pied » créé.', 'create menu « Pied »', async (page, site) => {
    await site.open('nav-menus.php?action=edit&menu=0');
    await page.locator('#menu-name').fill('Pied');
    await site.saveMenu();
  }),
  nav('menu-links', 'Deux liens personnalisés ajoutés à l’écran, menu non enregistré.', async (page, site) => {
    await site.open('nav-menus.php');
    await page
      .locator('#select-menu-to-edit')
      .selectOption({ label: /Pied/ })
      .catch(() => undefined);
    await page.locator('#add-custom-links > .accordion-section-title, #add-custom-links h3').first().click();
    for (const [label, url] of [
      ['Mastodon', 'https://mastodon.example/@ravaude'],
      ['PeerTube', 'https://peertube.example/c/ravaude'],
    ]) {
      await page.locator('#custom-menu-item-url').fill(url);
      await page.locator('#custom-menu-item-name').fill(label);
      await page.locator('#submit-customlinkdiv').click();
      await page.locator('.menu-item-title', { hasText: label }).waitFor();
    }
  }),
  act('menu-location', 'Emplacement du menu « Pied ».', 'assign menu_location « Pied »', async (page, site) => {
    await site.open('nav-menus.php?action=locations');
    const id = await page
      .locator('select[name^="menu-locations"] option', { hasText: 'Pied' })
      .first()
      .getAttribute('value');
    await page.locator('select[name^="menu-locations"]').last().selectOption(id);
    await site.submit('#nav-menu-locations, .button-primary');
  }),
  act('menu-delete', 'Menu « Pied » supprimé.', 'delete menu « Pied »', async (page, site) => {
    await site.open('nav-menus.php');
    await page.locator('.menu-delete, .submitdelete.menu-delete').first().click();
    await site.settle();
  }),
  act('customizer-title', 'Personnalisation : titre et slogan.', 'update site_identity', async (page, site) => {
    await site.open('customize.php?autofocus[section]=title_tagline');
    await page.locator('#_customize-input-blogname').fill('Ravaude, couture et laine');
    await page.locator('#_customize-input-blogdescription').fill('Réparer plutôt que jeter');
    await page.locator('#save').click();
    await page.locator('#save[disabled]').waitFor();
  }),
  act(
    'general-dates',
    'Réglages : format de date et premier jour de la semaine.',
    'configure setting',
    async (page, site) => {
      await site.open('options-general.php');
      await page.locator('input[name=date_format][value="Y-m-d"]').check();
      await page.locator('#start_of_week').selectOption('0');
      await site.submit();
    },
  ),
  act('discussion', 'Réglages des commentaires.', 'configure discussion_settings', async (page, site) => {
    await site.open('options-discussion.php');
    await page.locator('#comment_registration').check();
    await page.locator('#comment_order').selectOption('desc');
    await site.submit();
  }),
  act('reading-static', 'Réglages de lecture : page d’accueil statique.', 'configure homepage', async (page, site) => {
    await site.open('options-reading.php');
    await page.locator('input[name=show_on_front][value=page]').check();
    await page.locator('#page_on_front').selectOption({ index: 2 });
    await site.submit();
  }),
  act('permalinks', 'Permaliens numériques.', 'configure permalinks', async (page, site) => {
    await site.open('options-permalink.php');
    await page.locator('input[name=selection][value*="archives/%post_id%"]').check();
    await site.submit();
  }),
  act('privacy-new', 'Page de confidentialité générée.', 'create page | create privacy_page', async (page, site) => {
    await site.open('options-privacy.php');
    await site.submit('#create-page');
    void page;
  }),
  act('media-upload', 'Image importée.', 'upload media « pelote »', async (page, site) => {
    await site.open('media-new.php?browser-uploader');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGNoaGjAgxhGpbEgAP8yZSkH9jzSAAAAAElFTkSuQmCC',
      'base64',
    );
    await page.locator('#async-upload').setInputFiles({ name: 'pelote.png', mimeType: 'image/png', buffer: png });
    await site.submit('#html-upload');
  }),
  act('media-bulk-delete', 'Médias supprimés par action groupée.', 'delete media « pelote »', async (_page, site) => {
    await site.open('upload.php?mode=list');
    await site.bulk(['pelote'], 'delete');
  }),
  act('plugin-on', 'Extension activée.', 'activate plugin « Akismet »', async (page, site) => {
    await site.open('plugins.php');
    await page.locator('#the-list .activate a').first().click();
    await site.settle();
  }),
  act('theme', 'Autre thème activé.', 'activate theme', async (page, site) => {
    await site.open('themes.php');
    await page.locator('.theme:not(.active) .button.activate').first().click({ force: true });
    await site.settle();
  }),
  nav('export-request', 'Demande d’export de données personnelles.', async (page, site) => {
    await site.open('export-personal-data.php');
    await page.locator('#username_or_email_for_privacy_request').fill('ines@atelier.example');
    await site.submit();
  }),
];
