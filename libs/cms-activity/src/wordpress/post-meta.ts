/** Fields of the SEO plugins: meta key → field code. What the plugins compute by themselves is left out. */
export const SEO_META: Readonly<Record<string, string>> = {
  _yoast_wpseo_title: 'seo_title',
  _yoast_wpseo_metadesc: 'seo_description',
  _yoast_wpseo_focuskw: 'seo_keyphrase',
  _yoast_wpseo_focuskeywords: 'seo_keyphrases',
  _yoast_wpseo_metakeywords: 'seo_keywords',
  _yoast_wpseo_canonical: 'seo_canonical',
  '_yoast_wpseo_meta-robots-noindex': 'seo_noindex',
  '_yoast_wpseo_meta-robots-nofollow': 'seo_nofollow',
  _yoast_wpseo_bctitle: 'seo_breadcrumb_title',
  _yoast_wpseo_is_cornerstone: 'seo_cornerstone',
  '_yoast_wpseo_opengraph-title': 'seo_social_title',
  '_yoast_wpseo_opengraph-description': 'seo_social_description',
  '_yoast_wpseo_opengraph-image': 'seo_social_image',
  '_yoast_wpseo_twitter-title': 'seo_x_title',
  '_yoast_wpseo_twitter-description': 'seo_x_description',
  rank_math_title: 'seo_title',
  rank_math_description: 'seo_description',
  rank_math_focus_keyword: 'seo_keyphrase',
  _aioseo_title: 'seo_title',
  _aioseo_description: 'seo_description',
  _aioseo_keywords: 'seo_keywords',
  _seopress_titles_title: 'seo_title',
  _seopress_titles_desc: 'seo_description',
  _seopress_analysis_target_kw: 'seo_keyphrase',
};

/** Layout of one page: its template, and what Astra keeps for its column, header and title. */
export const LAYOUT_META: Readonly<Record<string, string>> = {
  _wp_page_template: 'template',
  'site-sidebar-layout': 'sidebar',
  'site-content-layout': 'layout',
  'ast-site-content-layout': 'layout',
  'site-content-style': 'layout_style',
  'site-sidebar-style': 'sidebar_style',
  'site-post-title': 'title_display',
  'ast-title-bar-display': 'title_display',
  'ast-featured-img': 'featured_image_display',
  'ast-main-header-display': 'header_display',
  'footer-sml-layout': 'footer_display',
  'theme-transparent-header-meta': 'transparent_header',
  'ast-breadcrumbs-content': 'breadcrumb',
};

export const THUMBNAIL_META = '_thumbnail_id';

/** Metas of a post or page that a person sets. */
export const isContentMeta = (key: string): boolean =>
  key === THUMBNAIL_META || SEO_META[key] !== undefined || LAYOUT_META[key] !== undefined;
