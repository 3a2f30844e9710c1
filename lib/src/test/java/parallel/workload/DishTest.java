package parallel.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DishTest {

    @Test
    void aHandIsAtWorkAndAnInterruptEndsIt() {
        var piece = new Dish.HandsOn("chop", 1, 2);
        piece.doPiece();
        Thread.currentThread().interrupt();
        assertThatThrownBy(piece::doPiece).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDishTellsItsRecipe() {
        assertThat(Dish.NOODLES).hasToString("noodles: water, by hand in 1 piece; boil, by itself in 80 ms; "
                + "drain, by hand in 1 piece");
        assertThat(Dish.SALAD).hasToString("salad: slice, by hand in 4 pieces");
    }
}
