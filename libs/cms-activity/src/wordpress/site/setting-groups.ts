/** One screen of « Réglages »: its options with the words that a teacher uses for them. */
export interface SettingGroup {
  readonly slot: string;
  readonly object: string;
  readonly rule: string;
  readonly link: string;
  readonly options: Readonly<Record<string, string>>;
}

export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    slot: 'general',
    object: 'setting',
    rule: 'wp.site.general',
    link: '/wp-admin/options-general.php',
    options: {
      timezone_string: 'fuseau horaire',
      gmt_offset: 'fuseau horaire',
      date_format: 'format de date',
      time_format: 'format d’heure',
      start_of_week: 'premier jour de la semaine',
      WPLANG: 'langue du site',
      admin_email: 'adresse e-mail d’administration',
      users_can_register: 'inscription ouverte à tous',
      default_role: 'rôle par défaut des nouveaux comptes',
      siteurl: 'adresse web de WordPress',
      home: 'adresse web du site',
    },
  },
  {
    slot: 'reading',
    object: 'reading_settings',
    rule: 'wp.reading',
    link: '/wp-admin/options-reading.php',
    options: {
      posts_per_page: 'nombre d’articles par page',
      posts_per_rss: 'nombre d’articles dans les flux',
      rss_use_excerpt: 'extrait dans les flux',
    },
  },
  {
    slot: 'visibility',
    object: 'seo',
    rule: 'wp.reading',
    link: '/wp-admin/options-reading.php',
    options: { blog_public: 'visibilité par les moteurs de recherche' },
  },
  {
    slot: 'discussion',
    object: 'discussion_settings',
    rule: 'wp.discussion',
    link: '/wp-admin/options-discussion.php',
    options: {
      default_pingback_flag: 'notification des sites liés',
      default_ping_status: 'notifications d’autres sites',
      default_comment_status: 'commentaires autorisés sur les nouveaux articles',
      require_name_email: 'nom et adresse e-mail exigés',
      comment_registration: 'commentaires réservés aux comptes',
      close_comments_for_old_posts: 'fermeture des commentaires des anciens articles',
      close_comments_days_old: 'fermeture après (jours)',
      show_comments_cookies_opt_in: 'case de consentement aux cookies',
      thread_comments: 'commentaires imbriqués',
      thread_comments_depth: 'niveaux de commentaires imbriqués',
      page_comments: 'commentaires répartis en pages',
      comments_per_page: 'commentaires par page',
      default_comments_page: 'page de commentaires affichée',
      comment_order: 'ordre des commentaires',
      comments_notify: 'e-mail à chaque commentaire',
      moderation_notify: 'e-mail quand un commentaire attend',
      comment_moderation: 'modération manuelle des commentaires',
      comment_previously_approved: 'auteur déjà approuvé exigé',
      comment_whitelist: 'auteur déjà approuvé exigé',
      comment_max_links: 'nombre de liens avant modération',
      moderation_keys: 'mots mis en modération',
      disallowed_keys: 'mots interdits',
      blacklist_keys: 'mots interdits',
      show_avatars: 'avatars affichés',
      avatar_rating: 'classification des avatars',
      avatar_default: 'avatar par défaut',
    },
  },
  {
    slot: 'permalinks',
    object: 'permalinks',
    rule: 'wp.permalinks',
    link: '/wp-admin/options-permalink.php',
    options: {
      permalink_structure: 'structure des permaliens',
      category_base: 'préfixe des catégories',
      tag_base: 'préfixe des étiquettes',
    },
  },
  {
    slot: 'media',
    object: 'setting',
    rule: 'wp.setting',
    link: '/wp-admin/options-media.php',
    options: {
      thumbnail_size_w: 'taille des miniatures',
      thumbnail_size_h: 'taille des miniatures',
      thumbnail_crop: 'recadrage des miniatures',
      medium_size_w: 'taille moyenne des images',
      medium_size_h: 'taille moyenne des images',
      large_size_w: 'grande taille des images',
      large_size_h: 'grande taille des images',
      uploads_use_yearmonth_folders: 'médias rangés par mois',
    },
  },
  {
    slot: 'writing',
    object: 'setting',
    rule: 'wp.setting',
    link: '/wp-admin/options-writing.php',
    options: {
      default_category: 'catégorie par défaut',
      default_post_format: 'format par défaut des articles',
      default_email_category: 'catégorie des articles envoyés par e-mail',
      use_smilies: 'émoticônes converties',
      use_balanceTags: 'balises corrigées',
      ping_sites: 'services de mise à jour',
    },
  },
];
