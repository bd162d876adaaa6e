import sync from '../en/sync.json';
import { addTexts } from '../texts.ts';

addTexts({ sync });
