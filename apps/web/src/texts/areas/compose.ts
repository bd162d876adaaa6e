import compose from '../en/compose.json';
import { catalogue } from '../texts.ts';

catalogue.add({ compose });
