import { css } from 'lit';

/** Of the form for a goal and a budget, and of what is expected. */
export const styles = css`
  .ranking {
    background: var(--_background);
    border-radius: var(--_corner);
    display: grid;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5);
  }
  form {
    align-items: end;
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1.5);
  }
  .field {
    display: grid;
    flex: 1 1 200px;
    gap: 4px;
    min-inline-size: 0;
  }
  .field label {
    font-size: var(--_small);
    font-weight: 600;
  }
  .field :is(input, select) {
    font-size: max(1em, 16px);
    inline-size: 100%;
    min-block-size: 40px;
  }
  .field [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  form .ways {
    min-block-size: 40px;
  }
  /* Their labels are not equally long. */
  dl div {
    align-content: space-between;
    display: grid;
  }
  .big {
    font-size: var(--_title);
    font-weight: 650;
  }
  @media (forced-colors: active) {
    .ranking {
      border: 1px solid;
    }
  }
`;
