import compose from '../en/compose.json';
import { addTexts } from '../texts.ts';

addTexts({ compose });
