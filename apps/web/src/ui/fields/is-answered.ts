interface Search {
  /** What is typed by now, and what was asked for last. */
  readonly sought: string;
  readonly asked: string;
  readonly found: { readonly data: unknown; readonly isPlaceholderData: boolean };
}

/** Whether what was found answers what is typed: not while one types on, and not before anything was answered at all. */
export const isAnswered = ({ sought, asked, found }: Search): boolean =>
  asked === sought && found.data !== undefined && !found.isPlaceholderData;
