/** The languages of the widget, each by its own name. */
export const LANGUAGE_NAMES = { en: 'English', 'pt-BR': 'Português', es: 'Español', ro: 'Română' } as const;

export const LANGUAGES = ['en', 'pt-BR', 'es', 'ro'] as const;
