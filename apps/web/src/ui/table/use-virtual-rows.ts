import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useState } from 'react';
import { laidOutRows, wantsMore } from './paging.ts';

const overscanRows = 12;

interface VirtualRowsOptions {
  readonly loaded: number;
  readonly hasMore: boolean;
  readonly onWantsMore: () => unknown;
  readonly rowHeight: number;
}

/** Rows of a list that scrolls with the window: only what is on screen is in the document, more is fetched before it is needed. */
export function useVirtualRows({ loaded, hasMore, onWantsMore, rowHeight }: VirtualRowsOptions) {
  const [top, setTop] = useState(0);
  const frame = useCallback((node: HTMLElement | null) => {
    if (node === null) return undefined;
    const measure = () => setTop(Math.round(node.getBoundingClientRect().top + window.scrollY));
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: laidOutRows({ loaded, hasMore }),
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    scrollMargin: top,
  });
  const places = virtualizer.getVirtualItems();
  const lastVisible = places.at(-1)?.index ?? 0;
  const isMoreWanted = wantsMore(lastVisible, { loaded, hasMore });
  useEffect(() => {
    if (isMoreWanted) onWantsMore();
  }, [isMoreWanted, onWantsMore]);
  return {
    frame,
    places,
    height: virtualizer.getTotalSize(),
    offsetOf: (start: number) => start - top,
    measureRow: virtualizer.measureElement,
    reveal: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
