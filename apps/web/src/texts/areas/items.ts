import items from '../en/items.json';
import { addTexts } from '../texts.ts';

addTexts({ items });
