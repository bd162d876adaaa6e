import { Skeleton } from '@mantine/core';
import classes from './plan-table.module.css';

const shapeCount = 10;

/** The shape of steps that are on their way. */
export function PlanShapes({ count = shapeCount }: { readonly count?: number }) {
  return Array.from({ length: count }, (_, at) => (
    <div key={at} className={classes.row} aria-hidden="true">
      <span />
      <Skeleton height={10} width="70%" />
      <Skeleton height={10} width="60%" />
      <Skeleton height={10} width="50%" />
    </div>
  ));
}
