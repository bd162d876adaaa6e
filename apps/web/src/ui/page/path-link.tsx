import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link whose address the server made. Only paths of our own are followed. */
export function PathLink({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const router = useRouter();
  if (!/^\/(?![/\\])/.test(path)) return children;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(path);
  };
  return (
    <a href={path} onClick={follow}>
      {children}
    </a>
  );
}
