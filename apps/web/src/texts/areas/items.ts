import items from '../en/items.json';
import { catalogue } from '../texts.ts';

catalogue.add({ items });
