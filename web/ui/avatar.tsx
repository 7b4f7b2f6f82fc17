import styles from './avatar.module.css';

export interface AvatarProps {
  /** A person's name; without one a plain circle stands for somebody unknown. */
  name: string | null | undefined;
  size?: 's' | 'm' | 'l';
}

/** A person by their initials. A picture, not a text: the name is expected beside it. */
export function Avatar({ name, size = 'm' }: AvatarProps) {
  return (
    <span className={`${styles.avatar} ${styles[size]}`} data-initials={initials(name)} aria-hidden="true" />
  );
}

function initials(name: string | null | undefined): string {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (
    [words[0], last]
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '·'
  );
}
